import pkg from '../../package.json' with { type: 'json' };

/** keycheck's own version, as in package.json when it was built. */
export const { version } = pkg;
