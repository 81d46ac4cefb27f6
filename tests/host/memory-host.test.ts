import { expect, test } from 'vitest'
import type { FileToken } from '../../shared/host/contract.ts'
import { createMemoryHost } from '../../shared/host/memory-host.ts'

test('the host of the tests opens, saves and exports what the person chooses', async () => {
  const host = createMemoryHost({ 'graph.chainrule': 'old' })
  host.choices.push('graph.chainrule', 'copy.chainrule', 'a.svg')
  expect(await host.open()).toEqual({
    ok: true,
    value: { token: 'graph.chainrule', name: 'graph.chainrule', text: 'old', isExport: false },
  })
  expect(await host.saveAs('graph', 'copy')).toMatchObject({ ok: true, value: { name: 'copy.chainrule' } })
  await host.save('graph.chainrule' as FileToken, 'new')
  await host.exportFile({ suggestedName: 'a.svg', mediaType: 'image/svg+xml', content: '<svg/>' })
  expect(Object.fromEntries(host.files)).toEqual({
    'graph.chainrule': 'new',
    'copy.chainrule': 'copy',
    'a.svg': '<svg/>',
  })
})

test('the host of the tests cancels when nothing is chosen and refuses what it does not know', async () => {
  const host = createMemoryHost()
  expect(await host.open()).toEqual({ ok: true, value: null })
  expect(await host.save('gone' as FileToken, 'text')).toMatchObject({ problems: [{ code: 'host/unknown-token' }] })
  host.choices.push('gone')
  expect(await host.open()).toMatchObject({ problems: [{ code: 'host/missing' }] })
})

test('a file the system asks for waits until somebody listens', () => {
  const host = createMemoryHost({ a: '1' })
  const heard: unknown[] = []
  host.requestOpen('a')
  host.requestOpen('gone')
  host.onOpenRequest((file) => heard.push(file))
  expect(heard).toMatchObject([{ ok: true, value: { text: '1' } }, { problems: [{ code: 'host/missing' }] }])
})
