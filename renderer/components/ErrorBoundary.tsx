import { Button, Stack, Text, Title } from '@mantine/core';
import { Component, type ErrorInfo, type ReactNode } from 'react';

interface Props {
  /** What broke, for the title: "the Label screen". */
  readonly what: string;
  readonly children: ReactNode;
}

/** Keeps a broken screen from taking the window with it, says what is safe, and offers another try. */
export class ErrorBoundary extends Component<Props, { error: Error | null }> {
  override state: { error: Error | null } = { error: null };

  static getDerivedStateFromError(error: Error) {
    return { error };
  }

  override componentDidCatch(error: Error, info: ErrorInfo) {
    console.error(error, info.componentStack);
  }

  override render() {
    const { error } = this.state;
    if (!error) return this.props.children;
    return (
      <Stack p="xl" role="alert" maw={640}>
        <Title order={2}>Something went wrong in {this.props.what}</Title>
        <Text>Everything marked as saved is safe in the project file. The reason was: {error.message}</Text>
        <Button w="fit-content" onClick={() => this.setState({ error: null })}>
          Try again
        </Button>
      </Stack>
    );
  }
}
