"""Names for what an agency is, as the contract lists them."""

from enum import StrEnum


class AgencyKind(StrEnum):
    """人民政府; its departments; 乡镇、街道; 事业单位 and authorised bodies."""

    GOVERNMENT = "government"
    DEPARTMENT = "department"
    TOWNSHIP = "township"
    INSTITUTION = "institution"
    UNKNOWN = "unknown"
