/** Dresses antd in the tokens of the house, so that no screen sets a colour or a size. */
import { ConfigProvider, type ThemeConfig } from 'antd'
import zhCN from 'antd/locale/zh_CN'
import dayjs from 'dayjs'
import 'dayjs/locale/zh-cn'
import type { ReactNode } from 'react'
import { useMoreContrast } from './contrast.ts'

dayjs.locale('zh-cn')

const theme: ThemeConfig = {
  hashed: false,
  token: {
    colorPrimary: '#0B6E63',
    colorLink: '#0B6E63',
    colorError: '#B42318',
    colorWarning: '#B5730A',
    colorSuccess: '#197A4B',
    colorInfo: '#1D5FA8',
    colorText: '#1B2733',
    colorTextSecondary: '#51606F',
    // antd's own placeholder has 1.9:1; hints must be readable too.
    colorTextPlaceholder: '#5F6E7C',
    colorBorder: '#8796A5',
    colorBorderSecondary: '#DDE3E9',
    colorBgLayout: '#EDF0F3',
    fontFamily: "'Noto Sans SC', 'Rare', sans-serif",
    fontSize: 15,
    fontSizeSM: 13,
    controlHeight: 32,
    controlHeightSM: 32,
    borderRadius: 6,
    borderRadiusSM: 6,
    motionDurationFast: '0.12s',
    motionDurationMid: '0.12s',
    motionDurationSlow: '0.12s',
    wireframe: false,
  },
  components: {
    Button: {
      colorPrimaryHover: '#095C53',
      primaryShadow: 'none',
      defaultShadow: 'none',
      dangerShadow: 'none',
      contentFontSizeSM: 15,
      paddingInlineSM: 16,
    },
    Input: { inputFontSizeSM: 15, paddingInlineSM: 11, activeShadow: 'none' },
    Table: { fontSize: 13, cellPaddingBlockSM: 7, headerBg: '#EDF0F3' },
  },
}

/** The same as the tokens of `data-more-contrast`. */
const strong: ThemeConfig = {
  ...theme,
  token: {
    ...theme.token,
    colorPrimary: '#06463F',
    colorLink: '#06463F',
    colorError: '#8A1810',
    colorWarning: '#7A4C00',
    colorSuccess: '#0B4C2D',
    colorInfo: '#123F73',
    colorText: '#000000',
    colorTextSecondary: '#2B3742',
    colorTextPlaceholder: '#36424E',
    colorBorder: '#1B2733',
    colorBorderSecondary: '#51606F',
  },
}

export function Theme({ children }: { readonly children: ReactNode }) {
  const more = useMoreContrast()
  // antd puts a space between the two characters of a short button; the trade's words have none.
  return (
    <ConfigProvider
      theme={more ? strong : theme}
      locale={zhCN}
      componentSize="small"
      button={{ autoInsertSpace: false }}
      wave={{ disabled: true }}
    >
      {children}
    </ConfigProvider>
  )
}
