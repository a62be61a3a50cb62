import fc from "fast-check";

// Every run tries the same cases, so that one that fails is a change and no accident. PROPERTY_SEED tries others.
fc.configureGlobal({ seed: Number(process.env.PROPERTY_SEED ?? 1) });
