import { describe, expect, it } from 'vitest';
import { getClassColor } from './classPalette';

describe('getClassColor', () => {
  it('gives 200 classes different colours in the form that the contract takes', () => {
    const colors = Array.from({ length: 200 }, (_, index) => getClassColor(index));
    expect(new Set(colors).size).toBe(200);
    expect(colors.every((color) => /^#[0-9a-f]{6}$/.test(color))).toBe(true);
  });

  it('starts with colours that are told apart with any kind of colour vision', () => {
    expect(getClassColor(0)).toBe('#0072b2');
    expect(getClassColor(1)).toBe('#e69f00');
  });
});
