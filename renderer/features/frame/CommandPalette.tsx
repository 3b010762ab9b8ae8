import { Spotlight } from '@mantine/spotlight';
import { displayKeys, useCommands } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';

/** Everything that can be done now, findable by name; shows the keys so that they are learnt. */
export function CommandPalette() {
  const available = useCommands().filter((command) => command.isAvailable());
  const sections = [...new Set(available.map((command) => command.section))];
  return (
    <Spotlight
      shortcut={null}
      highlightQuery
      attributes={{ content: { 'aria-label': 'Commands' } }}
      nothingFound="No command of that name"
      searchProps={{ placeholder: 'Find a command', 'aria-label': 'Find a command' }}
      actions={sections.map((section) => ({
        group: section,
        actions: available
          .filter((command) => command.section === section)
          .map((command) => ({
            id: command.id,
            label: command.title,
            onClick: () => void command.run(),
            rightSection: command.keys ? <Keycap keys={displayKeys(command.keys)} /> : null,
          })),
      }))}
    />
  );
}
