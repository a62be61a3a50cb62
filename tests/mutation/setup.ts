import fc from "fast-check";

// The same examples for every mutant; the first that fails will do.
fc.configureGlobal({ seed: 1, endOnFailure: true });
