import { createHashRouter, Navigate } from 'react-router'
import { ErrorPage } from './ErrorBoundary'
import { Frame } from './Frame'
import { routes } from './screens'

export const router = createHashRouter([
  {
    path: '/',
    element: <Frame />,
    errorElement: <ErrorPage />,
    children: [
      { index: true, element: <Navigate to="/worklist" replace /> },
      ...routes,
      { path: '*', element: <Navigate to="/worklist" replace /> },
    ],
  },
])
