import { describe, expect, it } from 'vitest';
import { detectMediaType } from './detectMediaType';

const bytes = (text: string) => Uint8Array.from(Buffer.from(text, 'latin1'));

describe('detectMediaType', () => {
  it.each([
    ['image/png', '\x89PNG\r\n\x1a\n\0\0\0\rIHDR'],
    ['image/jpeg', '\xff\xd8\xff\xe0\0\x10JFIF'],
    ['image/gif', 'GIF89a'],
    ['image/webp', 'RIFF\x24\0\0\0WEBPVP8 '],
    ['image/bmp', 'BM\x36\0\0\0\0\0\0\0\x36\0\0\0'],
    ['image/avif', '\0\0\0\x20ftypavif'],
    ['audio/wav', 'RIFF\x24\0\0\0WAVEfmt '],
    ['audio/flac', 'fLaC\0\0\0\x22'],
    ['audio/ogg', 'OggS\0\x02'],
    ['audio/mpeg', 'ID3\x04\0'],
    ['audio/mpeg', '\xff\xfb\x90\x64'],
    ['audio/aac', '\xff\xf1\x50\x80'],
    ['audio/mp4', '\0\0\0\x20ftypM4A \0\0\0\0'],
    ['image/svg+xml', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['image/svg+xml', '\xef\xbb\xbf<?xml version="1.0"?>\n<!-- by hand -->\n<svg/>'],
  ])('knows %s by its bytes', (mime, head) => {
    expect(detectMediaType(bytes(head))).toBe(mime);
  });

  it.each([
    ['an empty file', ''],
    ['text named .png', 'this is not a picture'],
    ['HTML, also with an SVG in it', '<!DOCTYPE html><html><svg></svg></html>'],
    ['HTML with a picture behind a comment', '<!-- \x89PNG --><script>alert(1)</script>'],
    ['a private key', '-----BEGIN OPENSSH PRIVATE KEY-----\n'],
    ['a password file', 'root:x:0:0:root:/root:/bin/bash\n'],
    ['a RIFF file of another kind', 'RIFF\x24\0\0\0AVI LIST'],
    ['bytes that only begin like an MPEG frame', '\xff\xff\xff\xff'],
  ])('takes %s for no media', (_what, head) => {
    expect(detectMediaType(bytes(head))).toBeNull();
  });

  it('looks at the bytes and never at a name, so a PNG named .jpg is a PNG', () => {
    expect(detectMediaType(bytes('\x89PNG\r\n\x1a\n'))).toBe('image/png');
  });
});
