import { Input } from 'antd'
import { useRef } from 'react'
import { useWords } from '../app/i18n'
import { useKeys } from '../app/keys/registry'
import { FileThumb } from '../case/FileThumb'
import { UploadButton } from '../case/form/Upload'
import type { Act } from '../case/form/useAct'
import { Icon } from '../look/icons'
import type { PhotoInput, SurveyInput } from './record'

/** Photos with what each shows. They are on the server before a row appears here; F7 takes or chooses, F8 goes on. */
export function Photos({ act, facilities }: { act: Act<SurveyInput>; facilities: string[] }) {
  const t = useWords('survey')
  const root = useRef<HTMLElement>(null)
  const { photos } = act.value
  const change = (i: number, next: Partial<PhotoInput>) =>
    act.change({ photos: photos.map((p, n) => (n === i ? { ...p, ...next } : p)) })
  useKeys(t('keys'), [
    {
      keys: 'F7',
      label: t('key_photo'),
      run: () => root.current?.querySelector<HTMLInputElement>('input[type=file]')?.click(),
    },
    { keys: 'F8', label: t('key_next'), run: () => focusNext(root.current) },
  ])
  return (
    <section ref={root} data-field="photos">
      <h2>
        {t('photos')} {photos.length > 0 && photos.length}
      </h2>
      {photos.map((photo, i) => {
        const hole = act.tried ? act.missing.find(h => h.field === `photos.${i}`) : undefined
        return (
          <div key={photo.file} className="survey-item survey-photo" data-field={`photos.${i}`}>
            <FileThumb id={photo.file} name={photo.name} />
            <div className="grow">
              <Input
                aria-label={t('caption_of', { name: photo.name })}
                placeholder={t('caption')}
                value={photo.caption}
                onChange={e => change(i, { caption: e.target.value })}
                data-testid={`survey.caption.${i}`}
              />
              <Input
                list="survey-shows"
                aria-label={t('shows_of', { name: photo.name })}
                placeholder={t('shows')}
                value={photo.shows}
                onChange={e => change(i, { shows: e.target.value })}
              />
              {hole && <p className="error t12">{t('case:form.missing', { list: hole.text })}</p>}
            </div>
            <button
              type="button"
              className="iconbutton"
              aria-label={t('remove_photo', { name: photo.name })}
              onClick={() => act.change({ photos: photos.filter((_, n) => n !== i) })}
            >
              <Icon name="close" size={14} />
            </button>
          </div>
        )
      })}
      <datalist id="survey-shows">
        {facilities.map(name => (
          <option key={name} value={name} />
        ))}
      </datalist>
      <div className="row survey-tools">
        <UploadButton
          label={t('add_photo')}
          accept="image/*"
          multiple
          capture
          onFile={file =>
            act.change(old => ({
              ...old,
              photos: [...old.photos, { file: file.id, name: file.name, caption: '', shows: '' }],
            }))
          }
          testid="survey.photo"
        />
        <span className="third t12">{t('photo_keys')}</span>
      </div>
    </section>
  )
}

/** The next caption that is still empty. */
function focusNext(root: HTMLElement | null) {
  const inputs = [...(root?.querySelectorAll<HTMLInputElement>('.survey-photo input') ?? [])]
  inputs.find(input => input.value === '')?.focus()
}
