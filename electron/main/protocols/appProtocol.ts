import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { protocol } from 'electron';
import { CONTENT_SECURITY_POLICY, WORKER_SECURITY_POLICY } from '../contentSecurityPolicy';
import { isAppAddress } from '../appOrigin';

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

const HEADERS = {
  'content-security-policy': CONTENT_SECURITY_POLICY,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
};

export interface AppFolders {
  readonly page: string;
  /** Networks that turn items into features, under `/models/`. */
  readonly models: string;
}

/** Serves the built page and the networks and nothing else: only plain names of known types, so that no spelling of a path leaves it. */
export function serveApp(folders: AppFolders): void {
  protocol.handle('app', async (request) => {
    const file = isAppAddress(request.url) ? findAppFile(folders, request.url) : undefined;
    if (file === undefined || request.method !== 'GET') return notFound();
    try {
      return new Response(new Uint8Array(await readFile(file)), { headers: { ...HEADERS, ...(isWorker(request.url) && { 'content-security-policy': WORKER_SECURITY_POLICY }), 'content-type': TYPES[path.extname(file)]! } });
    } catch {
      return notFound();
    }
  });
}

function findAppFile({ page, models }: AppFolders, address: string): string | undefined {
  const network = address.replace(/(?<=^app:\/\/[^/]+)\/models\//, '/');
  return network === address ? findPageFile(page, address) : findPageFile(models, network);
}

const isWorker = (address: string) => new URL(address).pathname.startsWith('/workers/');

/** The file that an address names, or undefined: letters, digits, `.`, `_`, `-` between slashes, and no name that starts with a dot. */
export function findPageFile(folder: string, address: string): string | undefined {
  const { pathname } = new URL(address);
  const names = (pathname === '/' ? '/index.html' : pathname).slice(1).split('/');
  if (!names.every((name) => /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/.test(name))) return undefined;
  if (TYPES[path.extname(names.at(-1)!)] === undefined) return undefined;
  return path.join(folder, ...names);
}

function notFound(): Response {
  return new Response('not found', { status: 404, headers: { ...HEADERS, 'content-type': 'text/plain; charset=utf-8' } });
}
