resource "gitlab_group" "acme" {
  name                              = "acme"
  require_two_factor_authentication = false
}

resource "gitlab_group" "silent" {
  name = "silent"
}
