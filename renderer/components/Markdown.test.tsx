import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { Markdown } from './Markdown';

test('HTML in a guideline is text, and nothing can be followed or loaded', () => {
  const { container } = render(<Markdown text={'<img src=x onerror="window.__pwned=1"><script>1</script>\n\n[site](https://example.com) ![alt](https://example.com/x.png) [run](javascript:alert(1))'} />);
  expect(container.querySelectorAll('img, script, a, iframe')).toHaveLength(0);
  expect(container.textContent).toContain('<img src=x');
  expect(container.textContent).toContain('[image: alt]');
  expect(container.textContent).toContain('site');
});

test('tables and lists are laid out', () => {
  const { container } = render(<Markdown text={'| a | b |\n| - | - |\n| 1 | 2 |\n\n- one\n- two'} />);
  expect(container.querySelectorAll('td')).toHaveLength(2);
  expect(container.querySelectorAll('li')).toHaveLength(2);
});
