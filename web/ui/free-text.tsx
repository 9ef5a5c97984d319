import { TextInput, type TextInputProps } from '@mantine/core'

/** Text in whatever script runs the way its own words do; where there is none yet, the way the page does. */
export const ownWay = (value: string): { dir?: 'auto' } => (value === '' ? {} : { dir: 'auto' })

export const FreeText = ({ value, ...rest }: TextInputProps & { value: string }) => <TextInput {...ownWay(value)} value={value} {...rest} />
