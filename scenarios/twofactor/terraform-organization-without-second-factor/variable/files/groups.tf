resource "gitlab_group" "acme" {
  name                              = "acme"
  require_two_factor_authentication = var.second_factor
}
