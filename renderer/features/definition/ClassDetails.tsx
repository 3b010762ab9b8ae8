import { Button, ColorSwatch, Switch, Textarea, TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { getClassColor } from '../../../shared/domain/classPalette';
import type { LabelClass } from '../../../shared/domain/labelSchema';
import classes from './ClassDetails.module.css';
import { HotkeyField } from './HotkeyField';
import type { ClassProblems } from './schemaDraft';

const COLORS = Array.from({ length: 27 }, (_, index) => getClassColor(index));

export interface ClassDetailsProps {
  readonly entry: LabelClass;
  readonly problems: ClassProblems;
  /** Whether the project has it already: then answers may refer to it. */
  readonly isSaved: boolean;
  readonly onChange: (change: Partial<Omit<LabelClass, 'uid'>>) => void;
  readonly onRemove: () => void;
}

/** One class in full. */
export function ClassDetails({ entry, problems, isSaved, onChange, onRemove }: ClassDetailsProps) {
  return (
    <section className={classes.details} aria-label={`Class ${entry.name}`}>
      <TextInput size="sm" label="Name" value={entry.name} error={problems.name} maxLength={10_000} dir="auto" onChange={(event) => onChange({ name: event.currentTarget.value })} />
      <HotkeyField value={entry.hotkey} error={problems.hotkey} onChange={(hotkey) => onChange({ hotkey })} />
      <fieldset className={classes.colors}>
        <legend>Colour</legend>
        {[...new Set([...COLORS, entry.color])].map((color) => (
          <UnstyledButton key={color} className={classes.color} aria-label={color} aria-pressed={color === entry.color} onClick={() => onChange({ color })}>
            <ColorSwatch color={color} size={22} radius={4}>
              {color === entry.color && <IconCheck size={14} color={inkOn(color)} aria-hidden />}
            </ColorSwatch>
          </UnstyledButton>
        ))}
      </fieldset>
      <Textarea size="sm" label="Definition" description="When is it this class? Shown with the guideline while labelling." value={entry.definition} autosize minRows={4} maxRows={14} maxLength={1_000_000} dir="auto" onChange={(event) => onChange({ definition: event.currentTarget.value })} />
      <Switch label="Abstain: an answer that is no answer" description="For example [unclear]: counted, but never right or wrong." checked={entry.abstain} onChange={(event) => onChange({ abstain: event.currentTarget.checked })} />
      <Switch label="Retired" description="Keeps the answers it has and takes no new ones." checked={entry.retired} onChange={(event) => onChange({ retired: event.currentTarget.checked })} />
      <div>
        <Button variant="default" color="red" onClick={onRemove}>
          Remove this class
        </Button>
        {isSaved && <p className={classes.note}>Only a class without answers can be removed; retire it otherwise.</p>}
      </div>
    </section>
  );
}

/** Black or white, whichever is read better on the colour (WCAG relative luminance). */
function inkOn(color: string): '#000000' | '#ffffff' {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const share = Number.parseInt(color.slice(at, at + 2), 16) / 255;
    return share <= 0.040_45 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  });
  const luminance = 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
  // where contrast to black and to white are equal
  return luminance > 0.179 ? '#000000' : '#ffffff';
}
