import { protocol } from 'electron';
import type { MediaFile } from '../../processMessages';
import { APP_ORIGIN } from '../appOrigin';
import { parseByteRange } from './byteRange';
import { openRegularFile } from './openRegularFile';
import { streamFile } from './streamFile';

/** The only address that exists: a scheme, a host and a number. No file is looked for otherwise. */
const ADDRESS = /^media:\/\/item\/([1-9]\d{0,14})$/;

const HEADERS = {
  'access-control-allow-origin': APP_ORIGIN,
  'cross-origin-resource-policy': 'cross-origin',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
  'cache-control': 'no-cache',
  'accept-ranges': 'bytes',
};

const STATUS = { unknown: 404, missing: 404, outside: 403, notMedia: 415 } as const;

/** Serves `media://item/ID`. `findMedia` asks the data process, which alone knows where an item's file is and whether it may be read. */
export function serveMedia(findMedia: (itemId: number) => Promise<MediaFile>): void {
  protocol.handle('media', async (request) => {
    const id = ADDRESS.exec(request.url)?.[1];
    if (id === undefined || (request.method !== 'GET' && request.method !== 'HEAD')) return refuse(404);
    const media = await findMedia(Number(id)).catch((): MediaFile => ({ missing: 'unknown' }));
    if ('missing' in media) return refuse(STATUS[media.missing]);
    const file = await openRegularFile(media.path);
    if (!file) return refuse(404);
    const range = parseByteRange(request.headers.get('range'), file.size);
    if (range === 'unsatisfiable') {
      await file.handle.close();
      return refuse(416, { 'content-range': `bytes */${file.size}` });
    }
    const { start, end } = range ?? { start: 0, end: file.size - 1 };
    const headers = {
      ...HEADERS,
      'content-type': media.mime,
      'content-length': String(end - start + 1),
      ...(range ? { 'content-range': `bytes ${start}-${end}/${file.size}` } : {}),
    };
    const status = range ? 206 : 200;
    if (request.method === 'HEAD' || file.size === 0) {
      await file.handle.close();
      return new Response(null, { status, headers });
    }
    return new Response(streamFile(file, { start, end }), { status, headers });
  });
}

function refuse(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { ...HEADERS, ...headers } });
}
