import { TextInput, type TextInputProps } from '@mantine/core'

type Given = Omit<TextInputProps, 'value' | 'onChange' | 'type'> & { value: string; onChange(moment: string): void }

/** A day and an hour, counted where our days are (`web/ui/zone.ts`), as the moment that the API takes. */
export const MomentField = ({ value, onChange, ...rest }: Given) => (
  <TextInput
    {...rest}
    type="datetime-local"
    value={value.slice(0, 16)}
    onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? '' : `${currentTarget.value}:00.000Z`)}
  />
)
