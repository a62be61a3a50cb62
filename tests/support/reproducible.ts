import fc from "fast-check";

const { PROPERTY_SEED = "1" } = process.env;
// Every run tries the same cases, so that one that fails is a change and no accident. PROPERTY_SEED tries others.
fc.configureGlobal({ seed: Number(PROPERTY_SEED) });
