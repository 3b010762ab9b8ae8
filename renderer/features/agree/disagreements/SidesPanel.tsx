import { TextInput, UnstyledButton } from '@mantine/core';
import { IconCheck } from '@tabler/icons-react';
import { type KeyboardEvent, useMemo, useState } from 'react';
import type { DisagreementItem, DisagreementRow } from '../../../../shared/contract/settling';
import type { LabelClass } from '../../../../shared/domain/labelSchema';
import { filterClasses, indexClasses } from '../../../components/filterClasses';
import { Keycap } from '../../../components/Keycap';
import { formatPercent } from '../../../format/formatPercent';
import { letterOf, type Sides } from './candidatesOf';
import { focusStage } from './focusStage';
import classes from './Settle.module.css';
import { settling } from './settling';

/** Other classes that fit in view without being searched for. */
const FEW = 6;
const FOUND = 8;

interface Props {
  readonly item: DisagreementItem;
  readonly sides: Sides;
  /** Null until the posterior is there. */
  readonly row: DisagreementRow | null;
  /** How each answer's annotator is called: a letter until it is decided. */
  readonly nameOf: (place: number) => string;
}

/** What the item stands between: each class with its key, who gave it and how likely it is; then every other class. */
export function SidesPanel({ item, sides, row, nameOf }: Props) {
  const posteriorOf = new Map(row?.candidates.map(({ classUid, posterior }) => [classUid, posterior]));
  const notes = item.answers.flatMap((answer, place) => (answer.note === '' ? [] : [{ place, note: answer.note }]));
  const flags = item.answers.flatMap((answer, place) => (answer.kind === 'ambiguous' ? [nameOf(place)] : []));
  return (
    <div className={classes.sides}>
      <div className={classes.candidates} role="group" aria-label="Candidates">
        {sides.candidates.map(({ entry, digit, answers }) => (
          <ChoiceButton key={entry.uid} entry={entry} keys={digit} isChosen={item.goldClassUid === entry.uid} posterior={posteriorOf.get(entry.uid) ?? null} who={answers.map(nameOf)} />
        ))}
        {sides.candidates.length === 0 && <p className={classes.muted}>Nobody gave a class.</p>}
      </div>
      {flags.length > 0 && (
        <p className={classes.flagged}>
          Flagged as ambiguous by <Names names={flags} />
        </p>
      )}
      {notes.length > 0 && (
        <ul className={classes.notes} aria-label="Notes of annotators">
          {notes.map(({ place, note }) => (
            <li key={place}>
              <Names names={[nameOf(place)]} /> <span dir="auto">{note}</span>
            </li>
          ))}
        </ul>
      )}
      <OtherClasses others={sides.others} chosenUid={item.goldClassUid} posteriorOf={posteriorOf} />
    </div>
  );
}

function Names({ names }: { readonly names: readonly string[] }) {
  return (
    <span className={classes.names}>
      {names.map((name, place) => (
        <bdi key={place} className={classes.who}>{name}</bdi>
      ))}
    </span>
  );
}

interface ChoiceProps {
  readonly entry: LabelClass;
  readonly keys: string | null;
  readonly isChosen: boolean;
  readonly posterior: number | null;
  readonly who: readonly string[];
}

function ChoiceButton({ entry, keys, isChosen, posterior, who }: ChoiceProps) {
  return (
    <UnstyledButton
      className={classes.choice}
      data-chosen={isChosen || undefined}
      aria-pressed={isChosen}
      aria-keyshortcuts={keys ?? undefined}
      aria-disabled={entry.retired || undefined}
      title={entry.retired ? 'This class is retired and takes no new labels.' : entry.definition === '' ? undefined : entry.definition}
      onMouseDown={(event) => event.preventDefault()}
      onClick={() => !entry.retired && void settling.decide('label', entry.uid)}
    >
      <span className={classes.keyCell}>{keys !== null && !entry.retired && <Keycap keys={keys.toUpperCase()} />}</span>
      <span className={classes.swatch} style={{ background: entry.color }} data-abstain={entry.abstain || undefined} aria-hidden />
      <bdi className={classes.choiceName}>{entry.name}</bdi>
      {who.length > 0 && <Names names={who} />}
      {isChosen && <IconCheck size={16} aria-hidden className={classes.check} />}
      {who.length > 0 && (
        <span className={classes.posterior}>
          <span className={classes.track} aria-hidden>
            <span style={{ width: `${100 * (posterior ?? 0)}%`, background: entry.color }} />
          </span>
          <span className={classes.figure}>{posterior === null ? '' : formatPercent(posterior, 0)}</span>
        </span>
      )}
    </UnstyledButton>
  );
}

/** A class that nobody gave: by its letter, or by typing its name. */
function OtherClasses({ others, chosenUid, posteriorOf }: { readonly others: readonly LabelClass[]; readonly chosenUid: string | null; readonly posteriorOf: ReadonlyMap<string, number | null> }) {
  const [typed, setTyped] = useState('');
  const [cursor, setCursor] = useState(0);
  const index = useMemo(() => indexClasses(others), [others]);
  const isSearching = typed.trim() !== '';
  const found = useMemo(() => filterClasses(index, typed), [index, typed]);
  const shown = isSearching ? found.slice(0, FOUND) : others.length <= FEW ? others : others.filter((entry) => letterOf(entry) !== null || (posteriorOf.get(entry.uid) ?? 0) > 0).slice(0, FEW);
  if (others.length === 0) return null;
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.nativeEvent.isComposing) return;
    const wanted = shown[cursor];
    if (event.key === 'Enter' && isSearching && wanted) {
      void settling.decide('label', wanted.uid);
      leave();
    } else if (event.key === 'ArrowDown') setCursor(Math.min(shown.length - 1, cursor + 1));
    else if (event.key === 'ArrowUp') setCursor(Math.max(0, cursor - 1));
    else if (event.key === 'Escape') leave();
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const leave = () => {
    setTyped('');
    setCursor(0);
    focusStage();
  };
  return (
    <div className={classes.others} role="group" aria-label="Other classes">
      <TextInput size="xs" data-settle-field="class" aria-label="Find another class" placeholder={`Another class, of ${others.length.toLocaleString('en')}`} value={typed} onChange={(event) => { setTyped(event.currentTarget.value); setCursor(0); }} onKeyDown={onKeyDown} rightSectionWidth={34} rightSection={<Keycap keys={isSearching ? '↵' : '/'} />} />
      {shown.map((entry, place) => (
        <div key={entry.uid} data-next={(isSearching && place === cursor) || undefined} className={classes.other}>
          <ChoiceButton entry={entry} keys={letterOf(entry)} isChosen={chosenUid === entry.uid} posterior={null} who={[]} />
        </div>
      ))}
      {isSearching && found.length === 0 && <p className={classes.muted}>No class is called that.</p>}
    </div>
  );
}
