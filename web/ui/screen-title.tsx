import { Title, type TitleProps } from '@mantine/core'
import { type ReactNode, useEffect } from 'react'

type Given = Omit<TitleProps, 'children'> & ({ children: string; named?: string } | { children: ReactNode; named: string })

/** The heading of a screen, which the window is named by too; by `named` where the heading is somebody's own word, which histories keep. */
export function ScreenTitle({ children, named = String(children), ...rest }: Given) {
  useEffect(() => {
    document.title = `${named} · ConnectCard`
  }, [named])
  return (
    <Title order={1} {...rest}>
      {children}
    </Title>
  )
}
