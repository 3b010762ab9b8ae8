import { describe, expect, it } from 'vitest';
import { isAppAddress, isAppPage } from './appOrigin';

describe('isAppPage', () => {
  it('is the one page of the app, with whatever follows it', () => {
    for (const address of ['app://goldset/index.html', 'app://goldset/index.html?x#y']) expect(isAppPage(address)).toBe(true);
  });

  it.each([
    'app://goldset.evil/index.html', 'app://goldset@evil/index.html', 'app://evil@goldset/index.html', 'app://goldset:1/index.html', 'app:goldset/index.html', 'https://goldset/index.html', 'app://goldset/other.html',
    'app://goldset/x?/index.html', 'about:blank', 'data:text/html,app://goldset/index.html', '', 'file:///index.html',
  ])('is not %j', (address) => {
    expect(isAppPage(address)).toBe(false);
  });

  it('counts other files of the app to its address', () => {
    expect(isAppAddress('app://goldset/assets/index.js')).toBe(true);
    expect(isAppAddress('media://item/1')).toBe(false);
  });
});
