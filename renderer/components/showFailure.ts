import { notifications } from '@mantine/notifications';

/** Tells the user that an action failed, with the reason as the service worded it. */
export function showFailure(title: string, error: unknown): void {
  notifications.show({ title, message: error instanceof Error ? error.message : String(error), color: 'red', autoClose: 10_000 });
}
