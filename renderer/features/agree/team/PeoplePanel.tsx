import { Switch } from '@mantine/core';
import type { ProjectInfo } from '../../../../shared/contract/project';
import { displayKeys } from '../../../commands/registry';
import { PeopleEditor } from '../../../components/people/PeopleEditor';
import { useRead } from '../../../data/queries';
import { addPerson, renamePerson, setBlind, setPersonRole } from '../../../data/team';
import classes from './Team.module.css';
import { TeamPanel } from './TeamPanel';

/** Who labels, and whether they see each other's answers. */
export function PeoplePanel({ project }: { readonly project: ProjectInfo }) {
  const people = useRead('annotators.list', {}).data;
  return (
    <TeamPanel id="people" title="People" text={`Each labels under their own name; ${displayKeys('mod+U')} and a number is another person. Adjudicators settle disagreements and see everything.`}>
      {people && (
        <div className={classes.peopleEditor}>
          <PeopleEditor people={people} onAdd={addPerson} onRename={renamePerson} onSetRole={setPersonRole} />
        </div>
      )}
      <Switch
        label="Blind labelling"
        description="Where two or more annotators label, they see neither others’ answers nor gold labels, so that answers are independent."
        checked={project.blind}
        disabled={project.readOnly !== null}
        onChange={(event) => void setBlind(event.currentTarget.checked)}
      />
    </TeamPanel>
  );
}
