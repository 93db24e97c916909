<?xml version="1.0" encoding="UTF-8"?>
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns="http://www.w3.org/1999/xhtml" xmlns:b="urn:buzon:catalogo" exclude-result-prefixes="b">
  <xsl:include href="../../../common/bank.xsl"/>

  <xsl:variable name="c" select="/acto/cancelacion"/>
  <xsl:variable name="incosteable" select="$c/causa = 'hasta-200-udi' or $c/causa = 'hasta-20000-udi' or $c/causa = 'costo-mayor'"/>

  <xsl:template match="/acto" mode="titulo">Resolución de cancelación de créditos incobrables</xsl:template>

  <xsl:template match="/acto" mode="encabezado-resumen">
    <xsl:text>Lo que debe saber: </xsl:text>
    <xsl:choose>
      <xsl:when test="$incosteable">se cancelan créditos por incosteabilidad en el cobro</xsl:when>
      <xsl:otherwise>se cancelan créditos por insolvencia</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/acto" mode="resumen">
    <dt>¿Qué es este documento?</dt>
    <dd>El Instituto dejó de registrar como cobrables <xsl:choose><xsl:when test="count($c/creditos/credito) = 1">un crédito</xsl:when><xsl:otherwise><xsl:value-of select="count($c/creditos/credito)"/> créditos</xsl:otherwise></xsl:choose> a su cargo. Es una medida de sus cuentas: <strong>no es un perdón y no lo libera de pagar</strong>.</dd>
    <dt>¿Cuánto se cancela?</dt>
    <dd><span class="amount"><xsl:value-of select="b:pesos($c/total)"/></span><xsl:if test="$c/total/@letra"><br/><xsl:value-of select="$c/total/@letra"/></xsl:if></dd>
    <dt>¿Debo hacer algo?</dt>
    <dd>Este documento no fija ningún plazo. Puede pagar el adeudo en cualquier momento, con la actualización y los recargos que se causen.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="consecuencias">
    <dt>¿Qué pasa si no hago nada?</dt>
    <dd>El adeudo subsiste. Mientras no prescriba, el Instituto puede cobrarlo mediante el procedimiento administrativo de ejecución si conoce de bienes de usted o de un responsable solidario.</dd>
    <dt>¿Cómo puedo inconformarme?</dt>
    <dd>Esta cancelación no le causa perjuicio ni determina nada nuevo, por lo que no admite por sí misma medio de defensa. Si considera que el crédito ya prescribió, pida que se declare.</dd>
  </xsl:template>

  <xsl:template match="/acto" mode="resuelve">
    <section>
      <h2>Créditos que se cancelan</h2>
      <xsl:call-template name="creditos"><xsl:with-param name="creditos" select="$c/creditos"/></xsl:call-template>
    </section>
    <section>
      <h2>Consideraciones</h2>
      <p>
        <xsl:text>El artículo 146-A del Código Fiscal de la Federación permite cancelar los créditos fiscales en las cuentas públicas por incosteabilidad en el cobro o por insolvencia del deudor o de los responsables solidarios. En el caso, </xsl:text>
        <xsl:choose>
          <xsl:when test="$c/causa = 'hasta-200-udi'">los créditos a cargo del deudor, sumados, no exceden de 200 unidades de inversión.</xsl:when>
          <xsl:when test="$c/causa = 'hasta-20000-udi'">los créditos a cargo del deudor, sumados, no exceden de 20,000 unidades de inversión y su costo de recuperación rebasa el 75 por ciento de su importe.</xsl:when>
          <xsl:when test="$c/causa = 'costo-mayor'">el costo de recuperación de los créditos es igual o mayor que su importe.</xsl:when>
          <xsl:when test="$c/causa = 'sin-bienes'">el deudor no tiene bienes embargables para cubrir los créditos.</xsl:when>
          <xsl:when test="$c/causa = 'bienes-realizados'">los bienes embargables del deudor ya se realizaron y no alcanzaron a cubrir los créditos.</xsl:when>
          <xsl:when test="$c/causa = 'no-localizado'">el deudor no puede ser localizado.</xsl:when>
          <xsl:otherwise>el deudor falleció sin dejar bienes que puedan ser objeto del procedimiento administrativo de ejecución.</xsl:otherwise>
        </xsl:choose>
      </p>
      <xsl:if test="$c/udi | $c/costo">
        <dl>
          <xsl:if test="$c/udi"><dt>Valor de la unidad de inversión</dt><dd><xsl:value-of select="$c/udi/@valor"/> pesos, al <xsl:call-template name="fecha"><xsl:with-param name="dia" select="$c/udi/@fecha"/></xsl:call-template></dd></xsl:if>
          <xsl:if test="$c/costo"><dt>Costo de recuperación</dt><dd><xsl:value-of select="b:pesos($c/costo/@importe)"/>. <xsl:value-of select="$c/costo/detalle"/></dd></xsl:if>
        </dl>
      </xsl:if>
      <xsl:if test="$c/diligencias">
        <div class="tabla" role="region" tabindex="0" aria-label="Diligencias">
          <table class="w-3-2-6">
            <caption>Diligencias practicadas</caption>
            <thead><tr><th scope="col">Fecha</th><th scope="col">Sobre</th><th scope="col">Resultado</th></tr></thead>
            <tbody>
              <xsl:for-each select="$c/diligencias/diligencia">
                <tr>
                  <th scope="row"><xsl:call-template name="fecha"><xsl:with-param name="dia" select="@fecha"/></xsl:call-template></th>
                  <td>
                    <xsl:choose>
                      <xsl:when test="@tipo = 'requerimiento'">Requerimiento de pago</xsl:when>
                      <xsl:when test="@tipo = 'embargo'">Embargo</xsl:when>
                      <xsl:when test="@tipo = 'cuentas'">Cuentas bancarias</xsl:when>
                      <xsl:when test="@tipo = 'registro-publico'">Registros públicos</xsl:when>
                      <xsl:when test="@tipo = 'vehiculos'">Vehículos</xsl:when>
                      <xsl:when test="@tipo = 'domicilio'">Domicilio</xsl:when>
                      <xsl:when test="@tipo = 'remate'">Remate</xsl:when>
                      <xsl:otherwise>Sucesión</xsl:otherwise>
                    </xsl:choose>
                  </td>
                  <td><xsl:value-of select="."/></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:if>
      <xsl:if test="$c/responsables">
        <h3>Responsables solidarios</h3>
        <p><xsl:value-of select="$c/responsables"/></p>
      </xsl:if>
    </section>
    <section>
      <h2>Resolutivos</h2>
      <ol>
        <li>Se cancelan en las cuentas del Instituto los créditos relacionados, a cargo de <strong><xsl:value-of select="destinatario/nombre"/></strong>, por <strong><xsl:value-of select="b:pesos($c/total)"/></strong><xsl:if test="$c/total/@letra"> (<xsl:value-of select="$c/total/@letra"/>)</xsl:if>.</li>
        <li>La cancelación no libera del pago (artículo 146-A, último párrafo, del Código Fiscal de la Federación).</li>
        <li>Si se conocen bienes del deudor o de un responsable solidario antes de que los créditos prescriban, se reanuda su cobro.</li>
      </ol>
    </section>
  </xsl:template>
</xsl:stylesheet>
