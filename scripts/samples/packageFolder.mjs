import { inRoot } from '../lib/paths.mjs';

/**
 * Not by `require.resolve`: packages may keep their data files out of `exports`, and what the root depends on
 * directly is always at the top of node_modules.
 * @param {string} name
 * @returns {string}
 */
export const packageFolder = (name) => inRoot('node_modules', name);
