import { isBuiltin } from 'node:module';
import path from 'node:path';
import { FORBIDDEN_TEXT, featureOf, zoneOf } from './zones.mjs';

const IMPORTS = [
  /\b(?:import|export)\b[^'"`;]*?\bfrom\s*['"]([^'"]+)['"]/g,
  /\bimport\s*\(?\s*['"]([^'"]+)['"]/g,
  /\brequire\s*\(\s*['"]([^'"]+)['"]/g,
  /\bnew\s+URL\s*\(\s*['"](\.[^'"]+)['"]\s*,\s*import\.meta\.url/g,
];

/** What any room may read: facts about the application itself. */
const ANYBODYS = ['package.json'];

/**
 * @param {string} file relative to the repository, with forward slashes
 * @param {string} source its text
 * @returns {string[]} a sentence for each thing it may not do
 */
export function findViolations(file, source) {
  const zone = zoneOf(file);
  if (!zone) return [];
  const code = withoutComments(source);
  const imports = [...new Set(IMPORTS.flatMap((pattern) => [...code.matchAll(pattern)].map(([, specifier]) => specifier)))];
  const wrong = imports.map((specifier) => judgeImport(file, zone, specifier)).filter(Boolean);
  const words = FORBIDDEN_TEXT.filter(({ applies }) => applies(file) && !isTest(file)).flatMap(({ pattern, because }) => {
    const found = pattern.exec(code);
    return found ? [`${file} uses ${found[0].trim()}: ${because}`] : [];
  });
  return [...wrong, ...words];
}

function judgeImport(file, zone, specifier) {
  const complaint = (because) => `${file} imports ${specifier}: ${because}`;
  if (specifier.startsWith('.')) {
    const target = path.posix.join(path.posix.dirname(file), specifier.replace(/\?.*$/, ''));
    if (ANYBODYS.includes(target)) return undefined;
    const targetZone = zoneOf(target) ?? zoneOf(`${target}/index`);
    if (!targetZone || !zone.may.includes(targetZone.zone)) return complaint(zone.because);
    const [from, to] = [featureOf(file), featureOf(`${target}/`)];
    if (from && to && from !== to) return complaint('features do not import features: what two of them need belongs in renderer/components, data or state.');
    return undefined;
  }
  // Tests may read fixtures from disk.
  if (isBuiltin(specifier)) return zone.never.includes('node:') && !isTest(file) ? complaint(zone.because) : undefined;
  return zone.never.some((name) => specifier === name || specifier.startsWith(`${name}/`)) ? complaint(zone.because) : undefined;
}

const isTest = (file) => /\.test\.tsx?$|\/test[A-Z]\w*\.tsx?$/.test(file);

/** Good enough for imports and words: "//" inside a string such as an address is no comment. */
const withoutComments = (source) => source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/(^|\s)\/\/.*$/gm, '$1');
