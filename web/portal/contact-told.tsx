import { Text } from '@mantine/core'
import type { ReactNode } from 'react'
import { useFormatter, useTranslations } from 'use-intl'
import type { ContactOpened, ContactShown } from '#web/client/calls.ts'
import { writtenPhone } from '#web/ui/written-phone.ts'

const Facts = ({ facts }: { facts: readonly (readonly [string, ReactNode])[] }) => (
  <dl className="facts">
    {facts.map(([title, says]) =>
      says === null || says === undefined ? null : (
        <div key={title} className="fact">
          <dt>{title}</dt>
          <dd>{says}</dd>
        </div>
      ),
    )}
  </dl>
)
const Said = ({ children }: { children: string }) => <span className="said">{children}</span>

/** What somebody left, where and when. */
export function WhatTheyLeft({ contact }: { contact: ContactShown }) {
  const t = useTranslations()
  const format = useFormatter()
  const { details, place, card, link } = contact
  const moment = (at: string) => format.dateTime(new Date(at), { dateStyle: 'long', timeStyle: 'short' })
  return (
    <Facts
      facts={[
        [t('name'), details && <bdi>{details.name}</bdi>],
        [t('email'), details?.email && <bdi>{details.email}</bdi>],
        [
          t('phone'),
          details?.phone && (
            <bdi dir="ltr" className="figures">
              {writtenPhone(details.phone)}
            </bdi>
          ),
        ],
        [t('company'), details?.company && <bdi>{details.company}</bdi>],
        [t('theirMessage'), details?.note && <Said>{details.note}</Said>],
        [t('received'), moment(contact.leftAt)],
        [t('changedByAuthor'), contact.changedAt && moment(contact.changedAt)],
        [t('place'), place && <bdi>{place}</bdi>],
        [t('card'), card && <bdi>{card.label}</bdi>],
        [t('link'), link && <bdi>{link.label}</bdi>],
      ]}
    />
  )
}

/** What the person was told and chose, and where one took it since: they may read the same with their receipt. */
export function ContactTold({ contact }: { contact: ContactOpened }) {
  const t = useTranslations()
  const format = useFormatter()
  const { noProspecting, notice, keepUntil, exports, state } = contact
  const day = (date: string) => format.dateTime(new Date(`${date}T12:00:00Z`), { dateStyle: 'long' })
  return (
    <>
      <Facts
        facts={[
          [t('choice'), noProspecting ? <strong key="choice">{t('choseNoProspecting')}</strong> : t('choseNothing')],
          [t('noticeRead'), t('noticeVersion', { version: notice })],
          [t('keptUntil'), state === 'deleted' ? null : day(keepUntil)],
        ]}
      />
      {exports.length > 0 && (
        <>
          <Text fw={600}>{t('exportsOfContact')}</Text>
          <ul className="plain">
            {exports.map((one) => (
              <li key={one.id}>
                {format.dateTime(new Date(one.exportedAt), { dateStyle: 'long' })} · {t(`format_${one.format}`)} ·{' '}
                {t(`destination_${one.destination}`)}
              </li>
            ))}
          </ul>
        </>
      )}
      <Text size="sm" c="dimmed">
        {t('theyMayRead')}
      </Text>
    </>
  )
}
