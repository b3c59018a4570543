// An empty store: the office is founded, its administrator adds a unit and a clerk, and the clerk comes in.

import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withDesk } from '../lib/desk.mjs'
import { changeTo, PIN } from '../lib/people.mjs'
import { until } from '../lib/wait.mjs'

test(
  'an empty office is founded and takes on its first clerk',
  withDesk(
    async ({ page }) => {
      await page.waitFor('office.found')
      await page.fill('office.name', '示例新公司')
      await page.fill('office.notice_word', '示')
      await page.fill('office.administrator', '初示例')
      await page.fill('office.pin', PIN)
      await page.fill('office.pin_again', PIN)
      await page.click('office.submit')
      await page.waitFor('staff.me')

      await page.goto('#/admin/people')
      await page.click('staff.directory.new_unit')
      await page.click('staff.unit_kind')
      await page.keys('配电工区')
      await page.press('Enter')
      await until('the name to follow', async () => (await page.value('staff.unit_name')) !== '')
      await page.click('staff.save')
      await page.waitFor('staff.new_unit', { gone: true })

      await page.click('staff.directory.new_person')
      await page.fill('staff.name', '新示例')
      await page.fill('staff.first_pin', '１３５７')
      await page.click({ css: '[data-testid="staff.role.0"] .ant-select', nth: 1 })
      await page.keys('客服中心')
      await page.press('Enter')
      await page.click('staff.save')
      await page.waitFor('staff.new_person', { gone: true })
      await until('the clerk in the list', async () =>
        (await page.text('staff.directory.people')).includes('新示例'),
      )

      await changeTo(page, '新示例', '1357')
      await page.waitFor('worklist.page')
      assert.equal(await page.read('staff.me', button => button.title), '新示例')
    },
    { office: 'empty' },
  ),
)
