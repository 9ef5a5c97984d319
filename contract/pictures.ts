/** The pictures that may stand on a card, each as the kind of file that we make of it. */
export const pictureTypes = { photo: 'image/jpeg', logo: 'image/png', cover: 'image/jpeg' } as const
export type Picture = keyof typeof pictureTypes
export const pictures = ['photo', 'logo', 'cover'] as const satisfies readonly Picture[]

export const ofEachPicture = <T>(make: (which: Picture) => T): { readonly [P in Picture]: T } => ({
  photo: make('photo'),
  logo: make('logo'),
  cover: make('cover'),
})
