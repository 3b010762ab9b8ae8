import { Tabs } from '@mantine/core';
import { useEffect } from 'react';
import { displayKeys, offerCommands } from '../../commands/registry';
import { Keycap } from '../../components/Keycap';
import { useRead } from '../../data/queries';
import { showAgreeTab, useAgree } from '../../state/agree';
import classes from './AgreeScreen.module.css';
import { AGREE_TABS } from './agreeTabs';

/** How well annotators agree, where they don't, and who labels what. */
export function AgreeScreen() {
  const project = useRead('project.get', {}).data;
  const chosen = useAgree((state) => state.tab);
  useEffect(() => offerCommands(AGREE_TABS.map(({ id, title, keys }) => ({ id: `agree.${id}`, title: `Agreement: ${title}`, section: 'Go to', keys, isAvailable: () => true, run: () => showAgreeTab(id) }))), []);
  if (!project) return null;
  const tab = AGREE_TABS.find(({ id }) => id === chosen) ?? AGREE_TABS[0]!;
  return (
    <Tabs className={classes.screen} value={tab.id} onChange={(value) => showAgreeTab(AGREE_TABS.find(({ id }) => id === value)?.id ?? 'overview')} keepMounted={false} activateTabWithKeyboard>
      <h1 className="visuallyHidden">Agreement</h1>
      <Tabs.List className={classes.tabs} aria-label="Parts of the Agree screen">
        {AGREE_TABS.map(({ id, title, keys }) => (
          <Tabs.Tab key={id} value={id} rightSection={<Keycap keys={displayKeys(keys)} />}>
            {title}
          </Tabs.Tab>
        ))}
      </Tabs.List>
      {AGREE_TABS.map(({ id, render }) => (
        <Tabs.Panel key={id} value={id} className={classes.part}>
          {render()}
        </Tabs.Panel>
      ))}
    </Tabs>
  );
}
