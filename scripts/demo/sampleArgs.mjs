import path from 'node:path';

/** @typedef {import('../samples/makeSamples.mjs').Sample & {id: string}} BuiltSample */

/** @param {string} project @param {BuiltSample} sample */
export function createArgs(project, sample) {
  const names = (list) => list.map((each) => each.name).join(',');
  return ['create', project, '--name', sample.title, '--modality', sample.modality, '--classes', names(sample.classes), ...(sample.abstain ? ['--abstain', names(sample.abstain)] : [])];
}

/** @param {string} project @param {string} folder the sample's @param {BuiltSample} sample @param {{gold: boolean}} options whether its gold labels come along */
export function importArgs(project, folder, sample, { gold }) {
  const map = Object.entries(sample.map).filter(([field]) => gold || field !== 'gold');
  return [
    'import', project, path.join(folder, sample.files.items), '--as', 'items',
    ...map.flatMap(([field, column]) => ['--map', `${field}=${column}`]),
    ...(gold ? [] : ['--map', 'gold=']),
    ...(sample.tags ? ['--tags', sample.tags.join(',')] : []),
    ...(sample.features ? ['--features', sample.features.join(',')] : []),
  ];
}
