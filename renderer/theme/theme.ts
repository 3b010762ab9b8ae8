import { createTheme, type MantineColorsTuple } from '@mantine/core';

// Neutral greys with a slight cool tint.
const gray: MantineColorsTuple = ['#f8f9fb', '#f1f3f6', '#e6e9ee', '#d7dbe2', '#bcc2cc', '#969eab', '#6b7280', '#4d5562', '#343b47', '#1f2530'];
const dark: MantineColorsTuple = ['#d5d9e0', '#b3b9c4', '#949ba8', '#5b6371', '#3a414d', '#2c323d', '#20252e', '#181c23', '#13161c', '#0e1116'];

// Mantine makes descriptions smaller than can be read with ease.
const CHOICE = { label: { fontSize: 13 }, description: { marginTop: 1, fontSize: 12, color: 'var(--gs-muted)' } };

/** One component library, one type scale, one radius; global.css holds the tokens that plain CSS uses. */
export const theme = createTheme({
  primaryColor: 'indigo',
  // the lightest shade on which white text has a contrast of 4.5 in either scheme
  primaryShade: 7,
  colors: { gray, dark },
  autoContrast: true,
  fontFamily: "'Inter Variable', system-ui, sans-serif",
  fontFamilyMonospace: "'JetBrains Mono Variable', ui-monospace, monospace",
  fontSizes: { xs: '12px', sm: '13px', md: '13px', lg: '14px', xl: '16px' },
  spacing: { xs: '4px', sm: '8px', md: '12px', lg: '16px', xl: '24px' },
  defaultRadius: 6,
  headings: { fontWeight: '600', sizes: { h1: { fontSize: '20px' }, h2: { fontSize: '16px' }, h3: { fontSize: '14px' } } },
  respectReducedMotion: true,
  components: {
    // `variant` spelled out: keycaps look for it
    Button: { defaultProps: { size: 'xs', variant: 'filled' } },
    TextInput: { defaultProps: { size: 'xs' } },
    NumberInput: { defaultProps: { size: 'xs' } },
    Select: { defaultProps: { size: 'xs' } },
    NativeSelect: { defaultProps: { size: 'xs' } },
    Autocomplete: { defaultProps: { size: 'xs' } },
    TagsInput: { defaultProps: { size: 'xs' } },
    MultiSelect: { defaultProps: { size: 'xs' } },
    Textarea: { defaultProps: { size: 'xs' } },
    Checkbox: { defaultProps: { size: 'xs' }, styles: CHOICE },
    Radio: { defaultProps: { size: 'xs' }, styles: CHOICE },
    SegmentedControl: { defaultProps: { size: 'xs' } },
    Notification: { defaultProps: { closeButtonProps: { 'aria-label': 'Close' } } },
    // Mantine's focus placeholder is a child that a menu may not have
    Menu: { defaultProps: { shadow: 'md', withInitialFocusPlaceholder: false, transitionProps: { duration: 0 } } },
    Popover: { defaultProps: { shadow: 'md' } },
    Tooltip: { defaultProps: { openDelay: 400, transitionProps: { duration: 80 } } },
    Modal: { defaultProps: { transitionProps: { duration: 100 }, padding: 'lg' }, styles: { title: { fontSize: 16, fontWeight: 600 } } },
    Drawer: { defaultProps: { transitionProps: { duration: 120 } } },
  },
});
