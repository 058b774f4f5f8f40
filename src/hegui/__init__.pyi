from hegui.api.audited import Audited as Audited
from hegui.api.audited import Reports as Reports
from hegui.api.audited import audit_paths as audit_paths
from hegui.api.values import Finding as Finding
from hegui.api.values import Place as Place
from hegui.api.values import Report as Report
from hegui.api.values import Score as Score
from hegui.api.values import Unreadable as Unreadable

__version__: str
