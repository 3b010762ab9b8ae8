import { Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

/** An empty screen says what it is for and holds the one button that fills it. */
export function EmptyState({ title, text, action }: { readonly title: string; readonly text: string; readonly action?: ReactNode }) {
  return (
    <Stack align="center" justify="center" h="100%" p="xl" gap="md" ta="center">
      <Title order={2}>{title}</Title>
      <Text maw={460} c="var(--gs-muted)" size="lg">
        {text}
      </Text>
      {action}
    </Stack>
  );
}
