resource "github_organization_settings" "acme" {
  name                                     = "acme"
  billing_email                            = "billing@acme.example"
  default_repository_permission            = "write"
  members_can_create_public_repositories   = true
  two_factor_requirement                   = false
}

resource "github_membership" "contractor" {
  username = "contractor-2023"
  role     = "admin"
}
