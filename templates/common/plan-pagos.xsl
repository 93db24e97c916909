<?xml version="1.0" encoding="UTF-8"?>
<!-- Payment in terms: how it was worked out, the calendar, and the causes that end it. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="bank.xsl"/>

  <!-- "12 parcialidades mensuales" or "un solo pago diferido a 6 meses" -->
  <xsl:template name="modalidad">
    <xsl:param name="modalidad"/>
    <xsl:param name="meses"/>
    <xsl:choose>
      <xsl:when test="$modalidad = 'diferido'">un solo pago diferido a <xsl:value-of select="$meses"/> meses</xsl:when>
      <xsl:when test="$meses = 1">una parcialidad mensual</xsl:when>
      <xsl:otherwise><xsl:value-of select="$meses"/> parcialidades mensuales</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="base-plan">
    <xsl:param name="plan"/>
    <dl class="two-col">
      <dt>Créditos, al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$plan/../creditos/@actualizadosAl"/></xsl:call-template></dt><dd><xsl:value-of select="b:pesos($plan/../creditos/@total)"/></dd>
      <dt>Cuotas retenidas a trabajadores</dt><dd><xsl:value-of select="b:pesos($plan/../cuotasRetenidas/@importe)"/></dd>
      <dt>Adeudo que se paga a plazos</dt><dd><xsl:value-of select="b:pesos($plan/@adeudo)"/></dd>
      <dt>Pago inicial</dt><dd><xsl:value-of select="b:pesos($plan/pagoInicial/@importe)"/></dd>
      <dt>Saldo a plazos</dt><dd><xsl:value-of select="b:pesos($plan/@saldo)"/></dd>
      <dt>Tasa mensual de recargos</dt><dd><xsl:value-of select="$plan/tasa/@mensual"/> %</dd>
    </dl>
    <xsl:if test="$plan/../cuotasRetenidas/@comprobante">
      <p>Las cuotas retenidas a los trabajadores no pueden pagarse a plazos: se pagaron el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$plan/../cuotasRetenidas/@pagadas"/></xsl:call-template>, comprobante <xsl:value-of select="$plan/../cuotasRetenidas/@comprobante"/>.</p>
    </xsl:if>
    <p>El pago inicial se hizo el <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$plan/pagoInicial/@pagado"/></xsl:call-template>, comprobante <xsl:value-of select="$plan/pagoInicial/@comprobante"/>, y no es menor que el veinte por ciento del adeudo. Los recargos por prórroga se calculan sobre el saldo de cada mes con la tasa que fija <xsl:value-of select="$plan/tasa/@fuente"/>.</p>
  </xsl:template>

  <xsl:template name="calendario">
    <xsl:param name="plan"/>
    <div class="tabla" role="region" tabindex="0" aria-label="Calendario de pagos">
      <table class="w-1-4-3-3-3-3">
        <caption>Calendario de pagos, en pesos</caption>
        <thead><tr><th scope="col">Núm.</th><th scope="col">Vence</th><th scope="col" class="num">Saldo</th><th scope="col" class="num">Abono</th><th scope="col" class="num">Recargos</th><th scope="col" class="num">Por pagar</th></tr></thead>
        <tbody>
          <xsl:for-each select="$plan/parcialidad">
            <tr>
              <th scope="row"><xsl:value-of select="@numero"/></th>
              <td><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@vence"/></xsl:call-template></td>
              <td class="num"><xsl:value-of select="b:pesos(@saldo)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@abono)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@recargos)"/></td>
              <td class="num"><xsl:value-of select="b:pesos(@importe)"/></td>
            </tr>
          </xsl:for-each>
        </tbody>
        <tfoot><tr>
          <th scope="row" colspan="3">Total</th>
          <td class="num"><xsl:value-of select="b:pesos($plan/sumas/@abono)"/></td>
          <td class="num"><xsl:value-of select="b:pesos($plan/sumas/@recargos)"/></td>
          <td class="num"><xsl:value-of select="b:pesos($plan/sumas/@importe)"/></td>
        </tr></tfoot>
      </table>
    </div>
    <p class="muted">Si la fecha de vencimiento es viernes o inhábil, puede pagar el día hábil siguiente. El pago posterior causa recargos por mora.</p>
  </xsl:template>

  <xsl:template name="causal-138">
    <xsl:param name="fraccion"/>
    <xsl:choose>
      <xsl:when test="$fraccion = 'I'">que desaparezca o resulte insuficiente la garantía del interés fiscal y el patrón no la reponga o amplíe</xsl:when>
      <xsl:when test="$fraccion = 'II'">que el patrón sea declarado en concurso mercantil o entre en liquidación</xsl:when>
      <xsl:when test="$fraccion = 'III'">que el patrón deje de pagar tres parcialidades</xsl:when>
      <xsl:when test="$fraccion = 'IV'">que el patrón omita el pago de las cuotas obrero patronales que se generen dentro de los tres meses siguientes a su solicitud</xsl:when>
      <xsl:otherwise>que el patrón no realice el pago diferido en la fecha señalada</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
