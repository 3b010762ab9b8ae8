import { expect, test } from './fixtures';

test('a first start shows Home, and a closed window ends the app', async ({ goldset }) => {
  const page = await goldset.launch();
  expect(page.url()).toBe('app://goldset/index.html');
  await expect(page.getByRole('heading', { name: 'Goldset', level: 1 })).toBeVisible();
  await goldset.close();
  expect(goldset.readLog()).toBe('');
});
