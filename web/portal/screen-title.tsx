import { Title, type TitleProps } from '@mantine/core'
import { useEffect } from 'react'

/** The heading of a screen, which the window is named by too; by `named` where the heading is somebody's own word, which histories keep. */
export function ScreenTitle({ children, named = children, ...rest }: TitleProps & { children: string; named?: string }) {
  useEffect(() => {
    document.title = `${named} · ConnectCard`
  }, [named])
  return (
    <Title order={1} {...rest}>
      {children}
    </Title>
  )
}
