resource "github_organization_settings" "acme" {
  name                                   = "acme"
  billing_email                          = "billing@acme.example"
  default_repository_permission          = "none"
  members_can_create_public_repositories = false
}

resource "github_membership" "ada" {
  username = "ada-example"
  role     = "member"
}
