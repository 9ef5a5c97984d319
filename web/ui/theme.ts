import { type CSSVariablesResolver, createTheme, type MantineColorsTuple } from '@mantine/core'

const majorelle: MantineColorsTuple = [
  '#EEECFB',
  '#DAD6F6',
  '#BDB6F0',
  '#9C93F2',
  '#7F74E4',
  '#665AD9',
  '#4B3FCF',
  '#3C32A8',
  '#2F2784',
  '#221C60',
]
const sand: MantineColorsTuple = [
  '#FDFCFA',
  '#FAF7F1',
  '#F3EEE4',
  '#E5DFD3',
  '#D2C9B8',
  '#B3A892',
  '#8B8170',
  '#6A6255',
  '#4A453C',
  '#2E2B26',
]
// Ink in its shades: the library's own greys are brown beside it.
const dark: MantineColorsTuple = [
  '#F4F1EA',
  '#CFCADC',
  '#B3AEC4',
  '#7D7795',
  '#4A4468',
  '#332E50',
  '#241F40',
  '#1C1933',
  '#121024',
  '#0C0A1A',
]
const saffron: MantineColorsTuple = [
  '#FEF6E9',
  '#FBE7C6',
  '#F6D298',
  '#F0BC68',
  '#E8A13A',
  '#CF8620',
  '#A86A12',
  '#8A560C',
  '#6C4308',
  '#4F3105',
]
const terracotta: MantineColorsTuple = [
  '#FBEEE9',
  '#F4D3C7',
  '#E9AD99',
  '#DC8468',
  '#CB6743',
  '#B9502F',
  '#9C4125',
  '#80351E',
  '#642917',
  '#481D10',
]
const mint: MantineColorsTuple = [
  '#E8F4EF',
  '#C8E5D9',
  '#9BCFBA',
  '#6CC3A3',
  '#459A7D',
  '#2E7D62',
  '#25664F',
  '#1D513F',
  '#153C2F',
  '#0E281F',
]

/** The identity, for portal and office: one theme, light and dark. */
export const theme = createTheme({
  primaryColor: 'majorelle',
  primaryShade: { light: 6, dark: 3 },
  autoContrast: true,
  colors: { dark, majorelle, sand, saffron, terracotta, mint },
  black: '#16142E',
  defaultRadius: 8,
  radius: { xs: '4px', sm: '6px', md: '8px', lg: '12px', xl: '20px' },
  fontFamily: 'Inter Variable, "IBM Plex Sans Arabic", system-ui, sans-serif',
  headings: { fontFamily: '"Instrument Sans", "IBM Plex Sans Arabic", system-ui, sans-serif', fontWeight: '600' },
  focusRing: 'auto',
  cursorType: 'pointer',
  defaultGradient: { from: 'majorelle', to: 'majorelle' },
  respectReducedMotion: true,
  components: {
    Button: { defaultProps: { size: 'md', variant: 'filled' } },
    TextInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    ActionIcon: { defaultProps: { size: 44 } },
    Checkbox: { defaultProps: { size: 'md' } },
    // a dialog's head is no banner of the page
    Modal: {
      defaultProps: { attributes: { header: { role: 'none' } }, centered: true, radius: 12, overlayProps: { backgroundOpacity: 0.5 } },
    },
    Paper: { defaultProps: { radius: 12, withBorder: true } },
  },
})

/** Sand under white sheets by day, ink by night; secondary text and edges with the contrasts of the visitor's card. */
export const colours: CSSVariablesResolver = () => ({
  variables: {},
  light: {
    '--mantine-color-body': '#FFFFFF',
    '--mantine-color-text': '#16142E',
    '--mantine-color-dimmed': '#5D5A72',
    '--mantine-color-default-border': '#E5DFD3',
    '--mantine-color-placeholder': '#6F6B84',
    '--mantine-color-error': '#B9502F',
    '--mantine-color-anchor': '#4B3FCF',
    '--cc-page': '#FAF7F1',
    '--cc-edge': '#85819A',
    '--cc-hold': '#8A560C',
  },
  dark: {
    '--mantine-color-body': '#1C1933',
    '--mantine-color-text': '#F4F1EA',
    '--mantine-color-dimmed': '#B3AEC4',
    '--mantine-color-default-border': '#35314F',
    '--mantine-color-placeholder': '#9B96B0',
    '--mantine-color-error': '#F0A084',
    '--mantine-color-anchor': '#9C93F2',
    '--mantine-color-default': '#1C1933',
    '--mantine-color-default-hover': '#2A2650',
    '--cc-page': '#121024',
    '--cc-edge': '#7D789A',
    '--cc-hold': '#E8A13A',
  },
})
