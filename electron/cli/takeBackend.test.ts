import { describe, expect, it } from 'vitest';
import { Backends } from '../../shared/model/backends/backends';
import { takeBackend } from './takeBackend';

const without = () => new Backends({ wasmFiles: null, mayHaveWebgl: false });

describe('a backend that is asked for by name', () => {
  it('is refused where it does not start: nothing else takes its place', async () => {
    await expect(takeBackend(without(), 'wasm')).rejects.toMatchObject({ code: 'noBackend', message: expect.stringMatching(/^WebAssembly can't be used: its files are not here\. Nothing was trained; use --backend cpu/) });
    await expect(takeBackend(without(), 'webgl')).rejects.toMatchObject({ code: 'noBackend', message: expect.stringMatching(/display.*--backend wasm or cpu/) });
  });

  it('is taken where it starts, and auto asks for none', async () => {
    const backends = without();
    await takeBackend(backends, 'cpu');
    expect(await backends.start()).toMatchObject({ name: 'cpu', notice: null });
    await takeBackend(without(), 'auto');
  });
});
