import { Component, type ReactNode } from 'react'

type Props = { instead: ReactNode; children: ReactNode }

/** A map that cannot be drawn must not take the case with it: the answer stands in words below. */
export class MapBoundary extends Component<Props, { broken: boolean }> {
  override state = { broken: false }

  static getDerivedStateFromError() {
    return { broken: true }
  }

  override render() {
    return this.state.broken ? this.props.instead : this.props.children
  }
}
