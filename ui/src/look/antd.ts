import { type ThemeConfig, theme } from 'antd'

/** The seed values antd derives its palettes from. They repeat tokens.css because antd computes with
 * literals; look.test.ts fails when the two differ. */
export const seeds = {
  light: {
    surface: '#ffffff',
    sub: '#f5f6f8',
    selected: '#e3edf8',
    hover: '#f0f3f7',
    hairline: '#dde0e5',
    'input-line': '#868686',
    'button-line': '#b3b9c1',
    text: '#1c2024',
    'text-2': '#50565e',
    'text-3': '#626a76',
    primary: '#1d5fa8',
    'primary-hover': '#174f8e',
    accent: '#1d5fa8',
    focus: '#3f83c4',
    ok: '#237804',
    warn: '#8a5200',
    error: '#a8071a',
  },
  dark: {
    surface: '#1c1f24',
    sub: '#141619',
    selected: '#1d3552',
    hover: '#252a31',
    hairline: '#30363e',
    'input-line': '#7f8791',
    'button-line': '#5c6570',
    text: '#e6e9ed',
    'text-2': '#b7bec7',
    'text-3': '#98a1ac',
    primary: '#2a6cb0',
    'primary-hover': '#245f9c',
    accent: '#6cb2e8',
    focus: '#6cb2e8',
    ok: '#7cc76a',
    warn: '#e8b04a',
    error: '#ff7b86',
  },
} as const

export type ThemeName = keyof typeof seeds

/** antd 6 made to look like the rest: 14/22 text, 28 px controls, no motion, no shadow, radius 3. */
export function antdTheme(name: ThemeName): ThemeConfig {
  const c = seeds[name]
  return {
    // Compact on a 16 px seed gives 14/22 text and 28 px controls; compact alone would give 12 px 汉字.
    algorithm: [name === 'dark' ? theme.darkAlgorithm : theme.defaultAlgorithm, theme.compactAlgorithm],
    token: {
      fontFamily: 'var(--font)',
      fontSize: 16,
      borderRadius: 3,
      borderRadiusSM: 2,
      borderRadiusLG: 3,
      motion: false,
      controlHeightSM: 24,
      colorPrimary: c.primary,
      colorInfo: c.accent,
      colorLink: c.accent,
      colorPrimaryBorder: c.focus,
      controlOutline: 'transparent',
      colorSuccess: c.ok,
      colorWarning: c.warn,
      colorError: c.error,
      colorBgContainer: c.surface,
      colorBgElevated: c.surface,
      colorBgLayout: c.sub,
      colorText: c.text,
      colorTextSecondary: c['text-2'],
      colorTextTertiary: c['text-3'],
      colorTextPlaceholder: c['text-3'],
      colorTextDisabled: c['text-3'],
      colorBorder: c['input-line'],
      colorBorderSecondary: c.hairline,
      colorSplit: c.hairline,
      colorBgContainerDisabled: c.sub,
      boxShadow: 'none',
      boxShadowSecondary: '0 2px 8px rgb(0 0 0 / 0.16)',
      boxShadowTertiary: 'none',
    },
    components: {
      Button: {
        defaultBorderColor: c['button-line'],
        // antd would take the primary colour, which is too dark as text on a dark page.
        defaultHoverColor: c.text,
        defaultHoverBorderColor: c.text,
        defaultActiveColor: c.text,
        defaultActiveBorderColor: c.text,
        defaultShadow: 'none',
        primaryShadow: 'none',
        dangerShadow: 'none',
        colorPrimaryHover: c['primary-hover'],
        contentFontSize: 14,
        fontWeight: 400,
        paddingInline: 12,
      },
      Input: {
        activeShadow: `0 0 0 1px ${c.focus}`,
        hoverBorderColor: c.text,
        activeBorderColor: c.focus,
        paddingInline: 8,
      },
      InputNumber: {
        activeShadow: `0 0 0 1px ${c.focus}`,
        hoverBorderColor: c.text,
        activeBorderColor: c.focus,
      },
      Select: {
        optionSelectedBg: c.selected,
        optionActiveBg: c.hover,
        optionSelectedFontWeight: 400,
        activeOutlineColor: c.focus,
      },
      Modal: { titleFontSize: 16 },
      Dropdown: { paddingBlock: 4 },
    },
  }
}
