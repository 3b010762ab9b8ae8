// Stands in for node-gyp during `npm install` (see .npmrc): the only package here that would be compiled by it is
// better-sqlite3, and scripts/setup.mjs places the right addon for that one right afterwards.
