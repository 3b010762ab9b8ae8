import { MantineProvider } from '@mantine/core';
import { render } from '@testing-library/react';
import { expect, test } from 'vitest';
import { createItemKeys } from './itemKeys';
import { TextItem } from './TextItem';

function show(text: string, keywords: readonly string[] = []) {
  const keys = createItemKeys();
  const { container } = render(
    <MantineProvider>
      <TextItem itemId={1} text={text} size={18} keywords={keywords} keys={keys} />
    </MantineProvider>,
  );
  return { shown: container.querySelector('[data-item-text]')!, keys };
}

test('whatever is in a text is shown as text', () => {
  const text = '<img src=x onerror=alert(1)>\n<script>1</script> & &amp; {{x}} # not *Markdown*';
  const { shown } = show(text);
  expect(shown.textContent).toBe(text);
  expect(shown.querySelectorAll('img, script, a')).toHaveLength(0);
});

test('a text keeps its spaces and line ends and finds its own direction', () => {
  const { shown } = show('  שלום\n\n\tend ');
  expect(shown.textContent).toBe('  שלום\n\n\tend ');
  expect(shown.getAttribute('dir')).toBe('auto');
});

test('keywords are marked where they stand', () => {
  const { shown } = show('Free entry, FREE.', ['free']);
  expect([...shown.querySelectorAll('mark')].map((mark) => mark.textContent)).toEqual(['Free', 'FREE']);
  expect(shown.textContent).toBe('Free entry, FREE.');
});
