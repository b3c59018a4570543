import { useWords } from '../app/i18n'
import { ActFrame } from '../case/form/ActFrame'
import type { FormProps } from '../case/form/props'
import { ProseRow, YesNoRow } from '../case/form/rows'
import { useAct } from '../case/form/useAct'
import { Facts } from '../parts/Field'

interface Value {
  agree: boolean | null
  opinion: string
}

/** Marketing's 汇总审批 of a scheme: agreed, or sent back with a reason. */
export function SignOffForm({ view, blocked, onDone, onClose }: FormProps) {
  const t = useWords('supply')
  const { scheme, sign_off } = view.supply
  const act = useAct({
    view,
    operation: 'supply/sign_off',
    title: view.number,
    initial: { agree: null, opinion: '' } as Value,
    theirs: fresh =>
      fresh.supply.sign_off
        ? { agree: fresh.supply.sign_off.agree, opinion: fresh.supply.sign_off.opinion }
        : {},
    holes: value => [
      ...(value.agree === null ? [{ field: 'agree', text: t('sign_off.agree') }] : []),
      ...(value.agree === false && value.opinion.trim() === ''
        ? [{ field: 'opinion', text: t('sign_off.why') }]
        : []),
    ],
    build: value => ({ agree: value.agree === true, opinion: value.opinion.trim() }),
    onDone,
  })
  return (
    <ActFrame act={act} operation="supply/sign_off" blocked={blocked} onClose={onClose}>
      {scheme && (
        <Facts
          rows={[
            [t('scheme.source'), scheme.source],
            [t('scheme.voltage'), `${scheme.voltage} · ${scheme.capacity}`],
            [t('scheme.boundary'), scheme.boundary],
            [t('scheme.metering'), scheme.metering],
            [t('scheme.by'), scheme.by_name],
          ]}
        />
      )}
      {sign_off && !sign_off.agree && (
        <p className="act-effect second">
          {t('sign_off.before', { who: sign_off.by_name, opinion: sign_off.opinion })}
        </p>
      )}
      <YesNoRow
        act={act}
        field="agree"
        label={t('sign_off.agree')}
        ariaLabel={t('sign_off.agree')}
        yes={t('sign_off.yes')}
        no={t('sign_off.no')}
        hint={act.value.agree === false ? t('sign_off.back_to') : undefined}
      />
      <ProseRow
        act={act}
        field="opinion"
        label={t('opinion')}
        hint={act.value.agree === false ? t('sign_off.why_hint') : t('optional')}
      />
    </ActFrame>
  )
}
