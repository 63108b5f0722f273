resource "gitlab_group" "acme" {
  name                              = "acme"
  path                              = "acme"
  require_two_factor_authentication = true
}
