import fc from 'fast-check';

// The same cases at each run, so that a failing test fails again.
fc.configureGlobal({ seed: 1 });

export { fc };
