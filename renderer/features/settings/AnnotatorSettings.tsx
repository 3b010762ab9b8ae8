import { Switch } from '@mantine/core';
import { PeopleEditor } from '../../components/people/PeopleEditor';
import { useRead } from '../../data/queries';
import { addPerson, renamePerson, setBlind, setPersonRole } from '../../data/team';
import { SettingRow } from './SettingRow';

/** Who labels in this project, and whether they see each other's answers. */
export function AnnotatorSettings() {
  const annotators = useRead('annotators.list', {}).data;
  const project = useRead('project.get', {}).data;
  return (
    <>
      {annotators && <PeopleEditor people={annotators} onAdd={addPerson} onRename={renamePerson} onSetRole={setPersonRole} />}
      {project && (
        <SettingRow title="Blind labelling" text="Where two or more annotators label, they see neither others’ answers nor gold labels. Adjudicators see everything." htmlFor="setting-blind">
          <Switch id="setting-blind" checked={project.blind} disabled={project.readOnly !== null} onChange={(event) => void setBlind(event.currentTarget.checked)} />
        </SettingRow>
      )}
    </>
  );
}
