import { ChevronRight } from 'lucide-react'
import { ContextMenu } from 'radix-ui'
import { useEffect, type ReactNode, type RefObject } from 'react'
import type { Position } from '../../shared/document/document.ts'
import type { Command } from '../commands/command.ts'
import { useShortcut } from '../commands/shortcuts-in-force.ts'
import { commands } from '../commands/table.ts'
import { addComment, disconnect } from '../state/edits.ts'
import { useDrawing } from '../state/drawing.ts'
import { openQuickAdd } from '../state/quick-add.ts'
import { readSession, select } from '../state/session.ts'
import { readView } from '../state/view.ts'
import { targetOfEdge } from '../state/wire-target.ts'
import { text } from '../text/text.ts'
import { MENU_TRIGGER, OPEN_MENU, useCanvasMenu, type MenuTarget } from './canvas-menu-state.ts'

/** A press with the right button that moves further is a pan, not a click. */
const CLICK_REACH = 4

/** Opens the menu by right click and by keyboard. The right button also pans, so the menu waits until it is released. */
export function useCanvasMenuEvents(canvas: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = canvas.current
    if (element === null) return
    let pressed: { readonly x: number; readonly y: number; readonly target: Element } | null = null
    const onPointerDown = ({ button, ctrlKey, clientX: x, clientY: y, target }: PointerEvent) => {
      const isMenu = button === 2 || (button === 0 && ctrlKey && /Mac/.test(navigator.userAgent))
      pressed = isMenu && target instanceof Element ? { x, y, target } : null
    }
    const onPointerUp = ({ clientX, clientY }: PointerEvent) => {
      if (pressed === null) return
      const isClick = Math.hypot(clientX - pressed.x, clientY - pressed.y) <= CLICK_REACH
      if (isClick) open(pressed.target, { x: clientX, y: clientY })
      pressed = null
    }
    const onContextMenu = (event: Event) => {
      // Of the menu's own opening: the trigger lies inside the canvas.
      if (event.target instanceof Element && event.target.id === MENU_TRIGGER) return
      const inField = event.target instanceof Element && event.target.closest('input, textarea') !== null
      if (!inField) event.preventDefault()
    }
    const onOpen = (event: Event) => {
      if (event instanceof CustomEvent && event.target instanceof Element) open(event.target, event.detail as Position)
    }
    element.addEventListener('pointerdown', onPointerDown, true)
    window.addEventListener('pointerup', onPointerUp, true)
    element.addEventListener('contextmenu', onContextMenu, true)
    element.addEventListener(OPEN_MENU, onOpen)
    return () => {
      element.removeEventListener('pointerdown', onPointerDown, true)
      window.removeEventListener('pointerup', onPointerUp, true)
      element.removeEventListener('contextmenu', onContextMenu, true)
      element.removeEventListener(OPEN_MENU, onOpen)
    }
  }, [canvas])
}

function open(element: Element, screen: Position): void {
  const target = findTarget(element)
  focusedBefore = document.activeElement
  chooseTarget(target)
  useCanvasMenu.setState({ target, at: readView().toDrawing(screen) })
  const trigger = document.getElementById(MENU_TRIGGER)
  trigger?.dispatchEvent(
    new MouseEvent('contextmenu', { bubbles: true, cancelable: true, clientX: screen.x, clientY: screen.y }),
  )
}

function findTarget(element: Element): MenuTarget {
  const id = element.closest('.react-flow__node, .react-flow__edge')?.getAttribute('data-id')
  if (id === null || id === undefined) return { kind: 'canvas' }
  const { nodes, comments, wires } = useDrawing.getState()
  if (nodes.has(id)) return { kind: 'node', id }
  if (comments.has(id)) return { kind: 'comment', id }
  return wires.has(id) ? { kind: 'wire', id } : { kind: 'frame', id }
}

/** The commands of the menu act on the selection: what was clicked becomes it, unless it is part of it. */
function chooseTarget(target: MenuTarget): void {
  if (target.kind === 'canvas') return
  const { selectedNodes, selectedEdges, selectedAnnotations } = readSession()
  const { id } = target
  if (selectedNodes.has(id) || selectedEdges.has(id) || selectedAnnotations.has(id)) return
  if (target.kind === 'node') select([id])
  else if (target.kind === 'wire') select([], [id])
  else select([], [], [id])
}

/** What was chosen happens when the menu is gone and the focus is back: a field that then opens keeps it. */
let chosen: (() => void) | null = null
let focusedBefore: Element | null = null

function onClose(event: Event): void {
  event.preventDefault()
  if (focusedBefore instanceof HTMLElement || focusedBefore instanceof SVGElement) focusedBefore.focus()
  chosen?.()
  chosen = null
}

/** The menu for what was clicked. */
export function CanvasMenu() {
  const target = useCanvasMenu(({ target }) => target)
  return (
    <ContextMenu.Root modal={false}>
      <ContextMenu.Trigger asChild>
        <span id={MENU_TRIGGER} className="canvas-menu__trigger" aria-hidden />
      </ContextMenu.Trigger>
      <ContextMenu.Portal container={document.querySelector('main')}>
        <ContextMenu.Content
          className="menu"
          collisionPadding={8}
          aria-label={text.drawing.menuOf[target.kind]}
          onCloseAutoFocus={onClose}
        >
          <Items target={target} />
        </ContextMenu.Content>
      </ContextMenu.Portal>
    </ContextMenu.Root>
  )
}

function Items({ target }: { readonly target: MenuTarget }) {
  switch (target.kind) {
    case 'node':
      return <NodeItems />
    case 'wire':
      return <WireItems id={target.id} />
    case 'frame':
      return <FrameItems />
    case 'comment':
      return <CommentItems />
    case 'canvas':
      return <PaneItems />
  }
}

function NodeItems() {
  return (
    <>
      <Item command={commands.edit} />
      <Item command={commands.rename} />
      <Item command={commands.setLoss} />
      <Item command={commands.connect} />
      <ContextMenu.Separator className="menu__separator" />
      <CopyItems />
      <Item command={commands.deleteAndBridge} />
      <ContextMenu.Separator className="menu__separator" />
      <Item command={commands.frame} />
      <Item command={commands.unframe} />
      <Item command={commands.togglePinned} />
      <SelectItems />
      <AlignItems />
    </>
  )
}

function WireItems({ id }: { readonly id: string }) {
  const { at } = useCanvasMenu.getState()
  const target = targetOfEdge(id)
  return (
    <>
      <Entry onSelect={() => openQuickAdd(at, { kind: 'splits', ...target })}>{text.menu.insert}</Entry>
      <Entry onSelect={() => disconnect(target.to, target.port)}>{text.menu.deleteWire}</Entry>
    </>
  )
}

function FrameItems() {
  return (
    <>
      <Item command={commands.toggleCollapsed} />
      <Item command={commands.edit} title={text.menu.editFrame} />
      <Item command={commands.unframe} />
      <ContextMenu.Separator className="menu__separator" />
      <CopyItems />
      <Item command={commands.togglePinned} />
      <AlignItems />
    </>
  )
}

function CommentItems() {
  return (
    <>
      <Item command={commands.edit} title={text.menu.editComment} />
      <ContextMenu.Separator className="menu__separator" />
      <CopyItems />
      <AlignItems />
    </>
  )
}

function PaneItems() {
  const { at } = useCanvasMenu.getState()
  return (
    <>
      <Entry onSelect={() => openQuickAdd(at)} shortcut={useShortcut(commands.findOp)}>
        {text.menu.addHere}
      </Entry>
      <Entry onSelect={() => addComment(at)} shortcut={useShortcut(commands.comment)}>
        {text.menu.commentHere}
      </Entry>
      <Item command={commands.paste} />
      <Item command={commands.selectAll} />
      <ContextMenu.Separator className="menu__separator" />
      <Item command={commands.layout} />
      <Item command={commands.layoutRight} />
      <Item command={commands.layoutDown} />
      <Item command={commands.snapToGrid} />
      <Item command={commands.snapToNeighbours} />
      <ContextMenu.Separator className="menu__separator" />
      <Item command={commands.findNode} />
      <Item command={commands.fit} />
      <Item command={commands.minimap} />
    </>
  )
}

function CopyItems() {
  return (
    <>
      <Item command={commands.cut} />
      <Item command={commands.copy} />
      <Item command={commands.duplicate} />
      <Item command={commands.delete} />
    </>
  )
}

function SelectItems() {
  return (
    <Submenu title={text.menu.select}>
      <Item command={commands.selectUpstream} />
      <Item command={commands.selectDownstream} />
      <Item command={commands.selectConnected} />
    </Submenu>
  )
}

function AlignItems() {
  if (commands.alignLeft.isEnabled?.() !== true) return null
  return (
    <Submenu title={text.menu.align}>
      <Item command={commands.alignLeft} />
      <Item command={commands.alignCentre} />
      <Item command={commands.alignRight} />
      <Item command={commands.alignTop} />
      <Item command={commands.alignMiddle} />
      <Item command={commands.alignBottom} />
      <Item command={commands.distributeHorizontally} />
      <Item command={commands.distributeVertically} />
    </Submenu>
  )
}

function Submenu({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <ContextMenu.Sub>
      <ContextMenu.SubTrigger className="menu__item">
        {title}
        <ChevronRight size={14} aria-hidden />
      </ContextMenu.SubTrigger>
      <ContextMenu.Portal container={document.querySelector('main')}>
        <ContextMenu.SubContent className="menu" collisionPadding={8}>
          {children}
        </ContextMenu.SubContent>
      </ContextMenu.Portal>
    </ContextMenu.Sub>
  )
}

/** A command that can run now; others are left out, so that the menu is short. */
function Item({ command, title }: { readonly command: Command; readonly title?: string }) {
  const shortcut = useShortcut(command)
  if (command.isEnabled?.() === false) return null
  return (
    <Entry onSelect={() => void command.run()} shortcut={shortcut}>
      {title ?? command.title()}
    </Entry>
  )
}

interface EntryProps {
  readonly children: ReactNode
  readonly shortcut?: string | undefined
  readonly onSelect: () => void
}

function Entry({ children, shortcut, onSelect }: EntryProps) {
  return (
    <ContextMenu.Item className="menu__item" onSelect={() => (chosen = onSelect)}>
      {children}
      {shortcut !== undefined && <kbd>{shortcut}</kbd>}
    </ContextMenu.Item>
  )
}
