import { useLang, useWords } from '../../app/i18n'
import { shortTime } from '../../parts/dates'
import { coded } from '../problem'
import type { Act } from './useAct'

/** Who was faster while the form was open, and what becomes of what was typed. */
export function NewsWords<T extends object>({ act }: { act: Act<T> }) {
  const t = useWords('case')
  const lang = useLang()
  const news = act.news
  if (!news) return null
  const what = news.what ? coded('event', news.what.code, news.what.params) : ''
  return (
    <div className="act-news" role="alert" data-testid="act.news">
      <strong>
        {what
          ? t('conflict.title', { who: news.actor, at: shortTime(news.at, lang), what })
          : t('conflict.title_plain')}
      </strong>
      <div>
        {act.clashes.length > 0 ? t('conflict.pick', { count: act.clashes.length }) : t('conflict.keeps')}
      </div>
    </div>
  )
}
