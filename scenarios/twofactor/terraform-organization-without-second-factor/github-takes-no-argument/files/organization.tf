resource "github_organization_settings" "acme" {
  billing_email = "billing@example.com"
}
